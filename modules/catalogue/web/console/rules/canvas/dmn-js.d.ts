declare module 'dmn-js/lib/Modeler' {
  export interface ModdleElement {
    readonly $type: string;
    $parent?: ModdleElement;
    id?: string;
    readonly name?: string;
    readonly text?: string;
    readonly drgElement?: readonly ModdleElement[];
    readonly decisionLogic?: ModdleElement;
    readonly annotation?: readonly ModdleElement[];
    readonly rule?: readonly ModdleElement[];
    readonly annotationEntry?: readonly ModdleElement[];
  }

  export interface View {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly element: ModdleElement;
  }

  /** An element of the table: a row, a column or a cell, which has its row. */
  export interface TableElement {
    readonly id: string;
    readonly row?: TableElement;
    readonly businessObject?: ModdleElement;
  }

  export interface Services {
    readonly components: {
      onGetComponent(
        type: string,
        give: (context: { readonly cellType?: string; readonly row?: TableElement }) => unknown,
      ): void;
    };
    readonly elementRegistry: {
      get(id: string): TableElement | undefined;
      updateId(element: TableElement, id: string): void;
    };
    readonly editorActions: { trigger(action: string, context: object): TableElement | undefined };
    readonly sheet: { getRoot(): TableElement };
    readonly eventBus: {
      fire(event: string, payload: object): void;
      on(
        event: string,
        heard: (payload: { readonly selection?: TableElement; readonly trigger?: string }) => void,
      ): void;
    };
    readonly modeling: { updateProperties(element: ModdleElement, properties: object): void };
    readonly moddle: {
      readonly ids: {
        assigned(id: string): unknown;
        claim(id: string, element: ModdleElement): void;
        unclaim(id: string): void;
      };
      create(type: string, properties: object): ModdleElement;
    };
    readonly commandStack: {
      undo(): void;
      redo(): void;
      canUndo(): boolean;
      canRedo(): boolean;
      execute<Context extends object>(command: string, context: Context): void;
      register<Context extends object>(
        command: string,
        handler: {
          execute(context: Context): readonly TableElement[];
          revert(context: Context): readonly TableElement[];
        },
      ): void;
    };
    readonly selection: { select(element: TableElement): void };
  }

  export interface Viewer {
    get<Name extends keyof Services>(name: Name): Services[Name];
  }

  export interface Options {
    readonly container: HTMLElement;
    readonly decisionTable?: { readonly additionalModules?: readonly object[] };
  }

  export default class Modeler {
    constructor(options: Options);
    importXML(
      xml: string,
      options?: { readonly open: boolean },
    ): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
    getViews(): readonly View[];
    getActiveView(): View | undefined;
    getActiveViewer(): Viewer | undefined;
    open(view: View): Promise<object>;
    on(event: 'viewer.created', heard: (payload: { readonly viewer: Viewer }) => void): void;
    destroy(): void;
  }
}
