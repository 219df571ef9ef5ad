// node plan-with-npm.js MODULES PACKAGE CASES.jsonl: plans every query of the cases, JSON lines {"id", "supergraphSdl",
// "queries"}, with a published planner. Prints a JSON line a query: {"id": "<case>#<number>", "stages", "fetches"}, with
// "wrong" where a request of it is not lawful, or {"id", "error"}. Stages are requests that have to follow each other; conditions count as if they held.
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const lawful = require('./lawful-requests.js');
const [modules, library, cases, only, from] = process.argv.slice(2);
const load = require('module').createRequire(path.resolve(modules) + '/');

const planners = {
  '@apollo/query-planner': (sdl) => {
    const { parse } = load('graphql');
    const { Supergraph, operationFromDocument } = load('@apollo/federation-internals');
    const { QueryPlanner } = load(library);
    const supergraph = Supergraph.build(sdl, { supportedFeatures: null }); // the planner knows more than its library says
    const api = supergraph.apiSchema();
    const planner = new QueryPlanner(supergraph);
    return (query) => planner.buildQueryPlan(operationFromDocument(api, parse(query)));
  },
  '@graphql-hive/router-query-planner': (sdl) => {
    const { QueryPlanner } = load(library);
    const planner = new QueryPlanner(sdl);
    return (query) => planner.plan(query, undefined, new Set(), 100);
  },
};

const sum = (sizes) => sizes.reduce((a, b) => a + b, 0);

function size(node) {
  if (!node) return { stages: 0, fetches: 0 };
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return { stages: 1, fetches: 1 };
    case 'Flatten':
      return size(node.node);
    case 'Sequence':
    case 'Parallel': {
      const sizes = node.nodes.map(size);
      const stages = sizes.map((s) => s.stages);
      return {
        stages: node.kind === 'Sequence' ? sum(stages) : Math.max(0, ...stages),
        fetches: sum(sizes.map((s) => s.fetches)),
      };
    }
    case 'Condition': {
      const [yes, no] = [size(node.ifClause), size(node.elseClause)];
      return { stages: Math.max(yes.stages, no.stages), fetches: yes.fetches + no.fetches };
    }
    default:
      throw new Error('unknown node ' + node.kind);
  }
}

function fetches(node) {
  if (!node) return [];
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return [node];
    case 'Flatten':
      return fetches(node.node);
    case 'Condition':
      return [...fetches(node.ifClause), ...fetches(node.elseClause)];
    default:
      return node.nodes.flatMap(fetches);
  }
}

function sizeOf(planner, query, check) {
  try {
    const { node } = planner(query);
    const wrong = fetches(node).map((fetch) => check(fetch.serviceName, fetch.operation)).find(Boolean);
    return { ...size(node), wrong };
  } catch (e) {
    return { error: String(e.message).slice(0, 200) };
  }
}

// Plans the queries of one case from number `from` on.
function planCase({ id, supergraphSdl, queries }, from) {
  const check = lawful.checker(load('graphql').parse, supergraphSdl);
  let planner;
  try {
    planner = planners[library](supergraphSdl);
  } catch (e) {
    planner = () => {
      throw e;
    };
  }
  for (let i = from; i < queries.length; i++) {
    fs.writeSync(1, JSON.stringify({ id: `${id}#${i}`, ...sizeOf(planner, queries[i], check) }) + '\n');
  }
}

// A planner that is not JavaScript can take its process with it: each case has a process of its own, and the query that
// ended it counts as one that cannot be planned.
function planInProcesses(lines) {
  lines.forEach((line, number) => {
    const { id, queries } = JSON.parse(line);
    for (let done = 0; done < queries.length; ) {
      const child = spawnSync(process.execPath, [__filename, modules, library, cases, number, done], { encoding: 'utf8' });
      process.stdout.write(child.stdout);
      done += child.stdout.split('\n').filter(Boolean).length;
      if (done < queries.length) {
        console.log(JSON.stringify({ id: `${id}#${done++}`, error: 'the process ended: ' + (child.signal || child.status) }));
      }
    }
  });
}

const lines = fs.readFileSync(cases, 'utf8').split('\n').filter(Boolean);
if (only === undefined) {
  planInProcesses(lines);
} else {
  planCase(JSON.parse(lines[only]), Number(from));
}
