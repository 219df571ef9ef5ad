// Executes operations with Hive Gateway: node hive-gateway.mjs SUPERGRAPH OPERATIONS, a file of a JSON array of strings. Prints an
// array of responses.
import { readFileSync } from "node:fs";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";

const [supergraph, operations] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const gateway = createGatewayRuntime({ supergraph, logging: false });
const responses = [];
for (const query of JSON.parse(operations)) {
  const response = await gateway.fetch("http://localhost/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  responses.push(await response.json());
}
console.log(JSON.stringify(responses));
await gateway[Symbol.asyncDispose]();
