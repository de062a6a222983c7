import { round } from '../report.ts';
import { feelinDecider, feelinValues } from './feelin.ts';
import { type Decide, feelContext, ourDecider } from './ours.ts';
import { type Contender, cycle, measureInRounds } from './rounds.ts';
import { generateTable, type Inputs, type RuleTable, sampleInputs } from './table.ts';
import { Zen } from './zen.ts';

const INPUTS = 1000;
const IN_FLIGHT = 64;
const ROUNDS = 15;
const MILLISECONDS = 150;

/** @throws where the engines differ: they would not do the same work */
async function checkAgreement(table: RuleTable, inputs: readonly Inputs[]): Promise<number> {
  const decide = await ourDecider(table);
  const [tested, compiled] = [feelinDecider(table, 'tested'), feelinDecider(table, 'compiled')];
  const zen = new Zen(table);
  const outcomes = new Set<unknown>();
  for (const given of inputs) {
    const { value } = decide(feelContext(given, table), { trace: false });
    const traced = decide(feelContext(given, table), { trace: true });
    const fired = traced.trace?.findIndex(({ matched }) => matched) ?? -1;
    const others = [
      traced.value,
      table.rows[fired]?.outcome,
      tested(feelinValues(given, table)),
      compiled(feelinValues(given, table)),
      await zen.decide(Zen.inputs(given, table), false),
    ];
    if (others.some(answer => answer !== value))
      throw new Error(
        `The engines differ on ${JSON.stringify(given)}: ${JSON.stringify([value, ...others])}`,
      );
    outcomes.add(value);
  }
  return outcomes.size;
}

type Use = (result: ReturnType<Decide>) => unknown;

async function ours(
  name: string,
  table: RuleTable,
  inputs: readonly Inputs[],
  trace: boolean,
  use: Use = ({ value }) => value,
): Promise<Contender> {
  const decide = await ourDecider(table);
  const next = cycle(inputs.map(given => feelContext(given, table)));
  return {
    name,
    batch() {
      for (let i = 0; i < 500; i++) use(decide(next(), { trace }));
      return 500;
    },
  };
}

function zen(
  name: string,
  table: RuleTable,
  inputs: readonly Inputs[],
  inFlight: number,
  trace: boolean,
): Contender {
  const engine = new Zen(table);
  const next = cycle(inputs.map(given => Zen.inputs(given, table)));
  const one = async () => {
    for (let i = 0; i < 8; i++) await engine.decide(next(), trace);
  };
  return {
    name,
    async batch() {
      await Promise.all(Array.from({ length: inFlight }, one));
      return inFlight * 8;
    },
  };
}

function feelin(
  name: string,
  table: RuleTable,
  inputs: readonly Inputs[],
  way: 'tested' | 'compiled',
): Contender {
  const decide = feelinDecider(table, way);
  const next = cycle(inputs.map(given => feelinValues(given, table)));
  return {
    name,
    batch() {
      for (let i = 0; i < 5; i++) decide(next());
      return 5;
    },
  };
}

/** Decisions a second of a table of 12 inputs and 30 rows, of three engines in turn, and how ours grows. */
export async function decisionFigures(): Promise<Record<string, number>> {
  const table = generateTable(30, 1);
  const [large, huge] = [generateTable(300, 1), generateTable(3000, 1)];
  const inputs = sampleInputs(INPUTS, 2);
  const outcomes = await checkAgreement(table, inputs);
  process.stdout.write(`three engines agree on ${INPUTS} inputs, with ${outcomes} outcomes\n`);

  const contenders = [
    await ours('ours', table, inputs, false),
    await ours('ours traced', table, inputs, true),
    await ours('ours traced, trace read', table, inputs, true, ({ trace }) => trace?.length),
    zen('zen-engine, one at a time', table, inputs, 1, false),
    zen(`zen-engine, ${IN_FLIGHT} in flight`, table, inputs, IN_FLIGHT, false),
    zen('zen-engine traced, one at a time', table, inputs, 1, true),
    zen(`zen-engine traced, ${IN_FLIGHT} in flight`, table, inputs, IN_FLIGHT, true),
    feelin('feelin', table, inputs, 'tested'),
    feelin('feelin, cells made functions', table, inputs, 'compiled'),
    await ours('ours, 300 rows', large, inputs, false),
    await ours('ours traced, 300 rows', large, inputs, true),
    await ours('ours, 3000 rows', huge, inputs, false),
    await ours('ours traced, 3000 rows', huge, inputs, true),
  ];
  const rates = await measureInRounds(contenders, ROUNDS, MILLISECONDS);
  const rate = (name: string): number => rates.get(name) ?? Number.NaN;
  const zenBest = Math.max(...[...rates].map(([name, value]) => (name.startsWith('zen-engine') ? value : 0)));
  return {
    ...Object.fromEntries(
      [...rates].map(([name, value]) => [`${name}, decisions a second`, round(value, 0)]),
    ),
    'ours traced / zen-engine at its best': round(rate('ours traced') / zenBest, 1),
    'ours traced / feelin': round(rate('ours traced') / rate('feelin'), 0),
    'ours traced / feelin, cells made functions': round(
      rate('ours traced') / rate('feelin, cells made functions'),
      0,
    ),
  };
}
