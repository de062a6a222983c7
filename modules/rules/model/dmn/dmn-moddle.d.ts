declare module 'dmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly [property: string]: unknown;
  }

  export class DmnModdle {
    constructor(packages?: Record<string, object>);
    fromXML(
      xml: string,
      type: string,
      options?: { readonly lax: boolean },
    ): Promise<{
      readonly rootElement: ModdleElement;
      readonly warnings: readonly { readonly message: string }[];
    }>;
  }
}
