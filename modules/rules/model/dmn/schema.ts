import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };

// DMN 1.4 added conditional, filter, for, every and some as boxed expressions (DMN 1.5, 10.2.2.7 to 10.2.2.9),
// which the schema of dmn-moddle, DMN 1.3, does not know.

const one = (name: string, type: string) => ({ name, type, xml: { serialize: 'property' } });

const part = (name: string) => one(name, 'ChildExpression');

const iterator = (name: string, ...parts: string[]) => ({
  name,
  superClass: ['Expression'],
  properties: [{ name: 'iteratorVariable', isAttr: true, type: 'String' }, ...['in', ...parts].map(part)],
});

/** The schema of DMN 1.5 as far as evaluation needs it. */
export const DMN_SCHEMA = {
  ...dmn13,
  types: [
    ...dmn13.types.map(type =>
      type.name === 'ItemDefinition'
        ? { ...type, properties: [...type.properties, one('typeConstraint', 'UnaryTests')] }
        : type,
    ),
    {
      name: 'ChildExpression',
      superClass: ['DMNElement'],
      properties: [{ name: 'expression', type: 'Expression' }],
    },
    { name: 'Conditional', superClass: ['Expression'], properties: ['if', 'then', 'else'].map(part) },
    { name: 'Filter', superClass: ['Expression'], properties: ['in', 'match'].map(part) },
    iterator('For', 'return'),
    iterator('Every', 'satisfies'),
    iterator('Some', 'satisfies'),
  ],
};
