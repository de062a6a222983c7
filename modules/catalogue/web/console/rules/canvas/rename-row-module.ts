import type { Services, TableElement } from 'dmn-js/lib/Modeler';

/** The command that gives a row another id; its context is a `Renaming`. */
export const RENAME_ROW = 'rules.renameRow';

export interface Renaming {
  readonly row: TableElement;
  readonly before: string;
  readonly after: string;
}

/** A module of dmn-js with the command. Its own change of ids leaves the row of the table with the old one. */
export function renameRowModule(): object {
  const provide = (
    stack: Services['commandStack'],
    registry: Services['elementRegistry'],
    moddle: Services['moddle'],
    sheet: Services['sheet'],
  ) => {
    const rename = (row: TableElement, id: string) => {
      const { businessObject: rule } = row;
      if (!rule) return [];
      moddle.ids.unclaim(row.id);
      registry.updateId(row, id);
      rule.id = id;
      moddle.ids.claim(id, rule);
      return [row, sheet.getRoot()];
    };
    stack.register(RENAME_ROW, {
      execute: ({ row, after }: Renaming) => rename(row, after),
      revert: ({ row, before }: Renaming) => rename(row, before),
    });
    return {};
  };
  provide.$inject = ['commandStack', 'elementRegistry', 'moddle', 'sheet'];
  return { __init__: ['renameRow'], renameRow: ['factory', provide] };
}
