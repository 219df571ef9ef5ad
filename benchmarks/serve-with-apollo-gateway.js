// node serve-with-apollo-gateway.js MODULES SUPERGRAPH PORT: Apollo Gateway behind Apollo Server, as small as it can be.
const fs = require('fs');
const path = require('path');
const [modules, supergraph, port] = process.argv.slice(2);
const load = require('module').createRequire(path.resolve(modules) + '/');
const { ApolloServer } = load('@apollo/server');
const { startStandaloneServer } = load('@apollo/server/standalone');
const { ApolloGateway } = load('@apollo/gateway');

const gateway = new ApolloGateway({ supergraphSdl: fs.readFileSync(supergraph, 'utf8') });
startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: Number(port), host: '127.0.0.1' } });
