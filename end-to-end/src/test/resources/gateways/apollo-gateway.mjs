// Executes operations with Apollo Gateway: node apollo-gateway.mjs SUPERGRAPH OPERATIONS, a file of a JSON array of strings. Prints an
// array of responses.
import { readFileSync } from "node:fs";
import { ApolloGateway } from "@apollo/gateway";
import { parse } from "graphql";

const [supergraph, operations] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const silent = { debug() {}, info() {}, warn: console.error, error: console.error };
const gateway = new ApolloGateway({ supergraphSdl: supergraph, logger: silent });
const { executor } = await gateway.load();
const responses = [];
for (const source of JSON.parse(operations)) {
  responses.push(
    await executor({
      document: parse(source),
      source,
      queryHash: source,
      request: { query: source, variables: {} },
      operationName: null,
      cache: new Map(),
      context: {},
      logger: silent,
      metrics: {},
    }),
  );
}
console.log(JSON.stringify(responses));
await gateway.stop();
