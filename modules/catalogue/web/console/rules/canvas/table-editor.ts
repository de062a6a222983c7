import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import Modeler, { type ModdleElement, type Services, type View } from 'dmn-js/lib/Modeler';
import type { MarkBoard } from './mark-board.ts';
import { marksModule } from './marks-module.ts';
import { RENAME_ROW, type Renaming, renameRowModule } from './rename-row-module.ts';
import { annotationsOf, type RowTexts, withAnnotation } from './row-texts.ts';
import { translateModule } from './translate-module.ts';

/**
 * Left out: the column for a rule's description, which our rows do not have (their annotations stand below the
 * table), and the way to the requirements graph, for which our files have no drawing.
 */
const WITHOUT = { annotationsProvider: ['value', {}], viewDrd: ['value', {}] };

/** A table and the ids of its rows in their order. */
export interface EditedTable {
  readonly id: string;
  readonly name: string;
  readonly rowIds: readonly string[];
}

interface Settings {
  readonly container: HTMLElement;
  readonly chinese: boolean;
  /** The title of the column with the row numbers, which dmn-js leaves without one. */
  readonly numbers: string;
  readonly marks: MarkBoard;
  /** The file after a change; word for word the one it started from where nothing is changed any more. */
  readonly onChange: (xml: string) => void;
  readonly onSelect: (rowId: string) => void;
}

/** dmn-js as far as the page uses it: the tables of one file, one shown at a time. */
export class TableEditor {
  readonly #modeler: Modeler;
  readonly #settings: Settings;
  readonly #heard = new WeakSet<object>();
  #original = '';
  #originalSaved = '';

  private constructor(settings: Settings) {
    this.#settings = settings;
    this.#modeler = new Modeler({
      container: settings.container,
      decisionTable: {
        additionalModules: [
          translateModule(settings.chinese),
          marksModule(settings.marks),
          renameRowModule(),
          WITHOUT,
        ],
      },
    });
    this.#modeler.on('viewer.created', ({ viewer }) => this.#listen(viewer.get('eventBus')));
  }

  /**
   * Opens a file in its place on the page.
   * @param original the version that the draft started from
   * @throws Error where dmn-js could not keep everything that the file says
   */
  static async open(settings: Settings, original: string, draft: string): Promise<TableEditor> {
    const editor = new TableEditor(settings);
    try {
      await editor.#read(original);
      editor.#original = original;
      editor.#originalSaved = await editor.#save();
      if (draft !== original) await editor.#read(draft);
    } catch (error) {
      editor.close();
      throw error;
    }
    return editor;
  }

  get tables(): readonly EditedTable[] {
    return this.#views.map(({ name, element }) => ({
      id: element.id ?? '',
      name,
      rowIds: rowsOf(element).map(({ id = '' }) => id),
    }));
  }

  async show(table: string): Promise<void> {
    const view = this.#views.find(({ name }) => name === table);
    if (!view || view.id === this.#modeler.getActiveView()?.id) return;
    await this.#modeler.open(view);
    const head = this.#settings.container.querySelector('th.index-column');
    if (head) head.textContent = this.#settings.numbers;
  }

  /** Brings a row into sight and selects its first cell. */
  async select(rowId: string): Promise<void> {
    const view = this.#views.find(({ element }) => rowsOf(element).some(({ id }) => id === rowId));
    if (!view) return;
    await this.show(view.name);
    const cell = this.#settings.container.querySelector(
      `td[data-row-id="${CSS.escape(rowId)}"][data-element-id]:not(.rule-index)`,
    );
    const element = this.#service('elementRegistry')?.get(cell?.getAttribute('data-element-id') ?? '');
    if (element) this.#service('selection')?.select(element);
    cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /** What a row says beside its cells; undefined where it is gone. */
  row(rowId: string): RowTexts | undefined {
    const found = this.#find(rowId);
    return (
      found && {
        id: rowId,
        table: found.table,
        index: found.index,
        annotations: annotationsOf(found.clauses, found.rule),
      }
    );
  }

  annotate(rowId: string, column: number, text: string): void {
    const found = this.#find(rowId);
    const moddle = this.#service('moddle');
    if (!found || !moddle) return;
    const create = (value: string): ModdleElement => {
      const entry = moddle.create('dmn:RuleAnnotation', { text: value });
      entry.$parent = found.rule;
      return entry;
    };
    const annotationEntry = withAnnotation(annotationsOf(found.clauses, found.rule), column, text).map(
      create,
    );
    this.#service('modeling')?.updateProperties(found.rule, { annotationEntry });
  }

  /** @returns false where another part of the file has this id */
  rename(rowId: string, id: string): boolean {
    const row = this.#service('elementRegistry')?.get(rowId);
    if (!row || id === rowId) return true;
    if (this.#service('moddle')?.ids.assigned(id)) return false;
    this.#service('commandStack')?.execute<Renaming>(RENAME_ROW, { row, before: rowId, after: id });
    this.#settings.onSelect(id);
    return true;
  }

  /** Adds a row beside another and selects it, or removes that one. */
  act(action: 'addRuleAbove' | 'addRuleBelow' | 'removeRule', rowId: string): void {
    const rule = this.#service('elementRegistry')?.get(rowId);
    const added = rule && this.#service('editorActions')?.trigger(action, { rule });
    if (added) void this.select(added.id);
  }

  undo(): void {
    const stack = this.#service('commandStack');
    if (stack?.canUndo()) stack.undo();
  }

  redo(): void {
    const stack = this.#service('commandStack');
    if (stack?.canRedo()) stack.redo();
  }

  close(): void {
    this.#modeler.destroy();
  }

  get #views(): readonly View[] {
    return this.#modeler.getViews().filter(({ type }) => type === 'decisionTable');
  }

  #service<Name extends keyof Services>(name: Name): Services[Name] | undefined {
    return this.#modeler.getActiveViewer()?.get(name);
  }

  #find(rowId: string) {
    for (const { name, element } of this.#views) {
      const index = rowsOf(element).findIndex(({ id }) => id === rowId);
      const rule = rowsOf(element)[index];
      if (rule)
        return { table: name, index: index + 1, rule, clauses: element.decisionLogic?.annotation ?? [] };
    }
    return undefined;
  }

  async #read(xml: string): Promise<void> {
    const { warnings } = await this.#modeler.importXML(xml, { open: false });
    const [first] = warnings;
    // What dmn-js does not know it would drop when it writes the file.
    if (first) throw new Error(first.message);
  }

  async #save(): Promise<string> {
    const { xml } = await this.#modeler.saveXML({ format: true });
    return xml;
  }

  #listen(bus: Services['eventBus']): void {
    if (this.#heard.has(bus)) return;
    this.#heard.add(bus);
    bus.on('commandStack.changed', ({ trigger }) => {
      if (trigger !== 'clear') void this.#tell();
    });
    bus.on('selection.changed', ({ selection }) => {
      const row = selection?.row ?? selection;
      if (row?.businessObject?.$type === 'dmn:DecisionRule') this.#settings.onSelect(row.id);
    });
  }

  async #tell(): Promise<void> {
    const xml = await this.#save();
    this.#settings.onChange(xml === this.#originalSaved ? this.#original : xml);
  }
}

const rowsOf = ({ decisionLogic }: ModdleElement): readonly ModdleElement[] => decisionLogic?.rule ?? [];
