// Tells a short plan from a wrong one: whether a subgraph can be asked what a plan asks it, by what the supergraph says.
// It finds fields that the subgraph does not resolve (external ones pass where any key or @provides of the subgraph has
// a field of that name) and contextual arguments that are left out; it finds nothing in lawful requests.
const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };

function argument(directive, name) {
  const found = (directive.arguments || []).find((a) => a.name.value === name);
  return found && found.value;
}

const text = (value) => value && value.value;
const baseName = (type) => (type.kind === 'NamedType' ? type.name.value : baseName(type.type));
const words = (fieldSet) => fieldSet.match(/\w+/g) || [];

// Reads a supergraph: `check(subgraph, operation text)` says what is wrong with a request, or nothing.
exports.checker = (parse, sdl) => {
  const document = parse(sdl);
  const types = new Map();
  const names = new Map(); // join__Graph value -> subgraph
  const reach = new Map(); // subgraph -> names in its keys and @provides: those may stand where they are external
  const reachable = (graph) => reach.get(graph) || reach.set(graph, new Set()).get(graph);
  const all = (node, name) => (node.directives || []).filter((d) => d.name.value === name);
  for (const definition of document.definitions) {
    if (definition.kind === 'EnumTypeDefinition' && definition.name.value === 'join__Graph') {
      definition.values.forEach((v) => names.set(v.name.value, text(argument(all(v, 'join__graph')[0], 'name'))));
    }
  }
  for (const definition of document.definitions) {
    if (!/^(Object|Interface)TypeDefinition$/.test(definition.kind)) continue;
    const fields = new Map();
    for (const key of all(definition, 'join__type')) {
      words(text(argument(key, 'key')) || '').forEach((w) => reachable(text(argument(key, 'graph'))).add(w));
    }
    for (const field of definition.fields) {
      const joins = all(field, 'join__field').filter((j) => argument(j, 'graph'));
      joins.forEach((j) =>
        words(text(argument(j, 'provides')) || '').forEach((w) => reachable(text(argument(j, 'graph'))).add(w)),
      );
      fields.set(field.name.value, { type: baseName(field.type), joins });
    }
    types.set(definition.name.value, { kind: definition.kind, fields });
  }

  function inField(graph, typeName, node) {
    const type = types.get(typeName);
    const field = type && type.fields.get(node.name.value);
    if (!field) return undefined;
    const join = field.joins.find((j) => text(argument(j, 'graph')) === graph);
    const coordinate = `${typeName}.${node.name.value}`;
    if (type.kind === 'ObjectTypeDefinition' && field.joins.length > 0) {
      const isExternal = !join || (argument(join, 'external') && argument(join, 'external').value);
      if (isExternal && !reachable(graph).has(node.name.value)) {
        return `asks ${names.get(graph)} for ${coordinate}, which it does not resolve`;
      }
      const contexts = (join && argument(join, 'contextArguments')) || { values: [] };
      for (const context of contexts.values) {
        const name = context.fields.find((f) => f.name.value === 'name').value.value;
        if (!(node.arguments || []).some((a) => a.name.value === name)) {
          return `asks for ${coordinate} without ${name} from its context`;
        }
      }
    }
    return node.selectionSet && inSelection(graph, field.type, node.selectionSet);
  }

  function inSelection(graph, typeName, selectionSet) {
    for (const node of selectionSet.selections) {
      const wrong =
        node.kind === 'Field'
          ? node.name.value === '_entities'
            ? inSelection(graph, typeName, node.selectionSet)
            : inField(graph, typeName, node)
          : inSelection(graph, node.typeCondition ? node.typeCondition.name.value : typeName, node.selectionSet);
      if (wrong) return wrong;
    }
    return undefined;
  }

  return (subgraph, operation) => {
    const graph = [...names].find(([, name]) => name === subgraph)[0];
    const definitions = parse(operation).definitions;
    const fragments = new Map(definitions.filter((d) => d.kind === 'FragmentDefinition').map((d) => [d.name.value, d]));
    const inline = (set) =>
      set && {
        ...set,
        selections: set.selections.map((s) =>
          s.kind === 'FragmentSpread'
            ? {
                kind: 'InlineFragment',
                typeCondition: fragments.get(s.name.value).typeCondition,
                selectionSet: inline(fragments.get(s.name.value).selectionSet),
              }
            : { ...s, selectionSet: inline(s.selectionSet) },
        ),
      };
    const root = definitions.find((d) => d.kind === 'OperationDefinition');
    return inSelection(graph, ROOTS[root.operation], inline(root.selectionSet));
  };
};
