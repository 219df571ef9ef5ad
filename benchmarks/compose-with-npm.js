// node compose-with-npm.js MODULES PACKAGE FOLDER warm|cold: composes the folder's subgraphs with a published composer.
// Prints milliseconds, milliseconds of the processor (medians without the first run, which warms up; cold: of one run) and
// the peak of memory in MiB.
const fs = require('fs');
const path = require('path');
const [modules, library, folder, mode] = process.argv.slice(2);
const load = require('module').createRequire(path.resolve(modules) + '/');
const { parse } = load('graphql');
const { composeServices } = load(library);
const files = fs.readdirSync(folder).sort().map((file) => ({
  name: file.replace('.graphql', ''),
  sdl: fs.readFileSync(path.join(folder, file), 'utf8'),
}));

function compose() {
  const start = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const services = files.map(({ name, sdl }) => ({ name, url: 'http://' + name, typeDefs: parse(sdl) }));
  const result = composeServices(services);
  if (result.errors && result.errors.length > 0) throw new Error('rejected: ' + result.errors[0].message);
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Number(process.hrtime.bigint() - start) / 1e6, cpu: (user + system) / 1e3 };
}

// A slow composer is not measured for longer than two minutes, or three runs, whichever is more.
const runs = [compose()];
if (mode === 'warm') {
  const end = Date.now() + 120_000;
  while (runs.length < 4 || (runs.length < 12 && Date.now() < end)) runs.push(compose());
  runs.shift();
}
const median = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[Math.floor(runs.length / 2)].toFixed(0);
console.log(median('wall'), median('cpu'), Math.round(process.resourceUsage().maxRSS / 1024));
