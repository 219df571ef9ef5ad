/// What the strict subgraphs of one test case answer: the file `data.json`.
///
/// One file for all subgraphs of a case. Its members are subgraph names; each holds root fields
/// (those of `Subscription` are one event each) and entities:
///
/// ```json
/// { "products": {
///     "Query":    { "top": [ { "!ref": "Product", "upc": "1" }, { "!ref": "Product", "upc": "2" } ] },
///     "Mutation": { "rename": { "!sequence": [ { "!ref": "Product", "upc": "1" } ] } },
///     "entities": [
///       { "__typename": "Product", "upc": "1", "name": "Table",
///         "price": { "!case": [ { "when": { "currency": "EUR" }, "value": 9 }, { "value": 10 } ] } },
///       { "__typename": "Product", "upc": "2", "!null": true } ] },
///   "inventory": {
///     "entities": [
///       { "__typename": "Product", "upc": "1", "shippingEstimate": "!echo: {price} for {weight}",
///         "price": "!fail: the price is not mine", "stock": "!error: warehouse closed" } ] } }
/// ```
///
/// A value is plain JSON, or one of these:
///
/// | value | answers |
/// | --- | --- |
/// | `{"!ref": "T", "id": "1"}` | the entity of type T with these fields, of the same subgraph |
/// | `{"!case": [{"when": {…}, "given": {…}, "value": v}, …]}` | the first value whose `when` fits the field's arguments and whose `given` fits the representation |
/// | `{"!sequence": [v, w]}` | v when asked first, then w; asking again is a violation |
/// | `"!echo: text {a.b} {$arg}"` | the text with inputs from the representation and arguments; a missing one is a violation unless it is written `{a.b?}`; a lone placeholder keeps its JSON type |
/// | `"!error: message"`, `{"!error": "message", "code": "C"}` | null and a GraphQL error |
/// | `"!fail: reason"` | a violation: nobody may ask for this |
///
/// An entity may carry `"!null": true` (answered with null), `"!error"` or `"!fail"` (a whole
/// entity that fails). Objects below an abstract type carry `__typename`. What the file does not
/// mention may not be asked for: a field without value and an entity that is not listed are
/// violations.
///
/// This room knows JSON; it knows nothing of GraphQL schemas.
@NullMarked
package io.interlock.testkit.data;

import org.jspecify.annotations.NullMarked;
