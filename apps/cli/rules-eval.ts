import { civilDay, systemClock } from '@zhiban/kernel';
import { toJson } from '@zhiban/rules';
import { dated, startOf } from './rules-day.ts';
import { readValues } from './rules-input.ts';
import { decisionOf, openModel } from './rules-model.ts';
import { traceJson, traceText } from './rules-trace.ts';
import type { Outcome } from './run.ts';

export interface EvalOptions {
  readonly decision?: string;
  readonly input?: string;
  readonly asOf?: string;
  readonly parameters?: string;
  readonly trace?: boolean;
}

/** `zhiban rules eval FILE`: one decision on one set of values, with the trace of every row when asked for. */
export async function evalCommand(file: string, options: EvalOptions): Promise<Outcome> {
  const model = await openModel(file);
  const decision = decisionOf(model, options.decision);
  const today = options.asOf ?? civilDay(systemClock.now());
  const context = {
    ...(await dated(today, options.parameters)),
    ...(await readValues(options.input ?? '{}')),
  };
  const { trace = false } = options;
  const result = decision.evaluate(context, {
    trace,
    ...(options.asOf === undefined ? {} : { now: startOf(options.asOf) }),
  });
  const value = toJson(result.value);
  return {
    ok: true,
    json: { decision: decision.name, value, ...(trace ? { trace: traceJson(decision.name, result) } : {}) },
    text: language => {
      const text = JSON.stringify(value, null, 2);
      return trace ? `${traceText(decision.name, result, language)}\n\n${text}` : text;
    },
  };
}
