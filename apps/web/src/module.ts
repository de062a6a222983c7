import type { RuleEditorPanel } from '@zhiban/catalogue/web';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

/** Texts by namespace. */
type Texts = Readonly<Record<string, object>>;

/** i18next resources by language. A function loads them when they are wanted. */
export interface Resources {
  readonly 'zh-CN': Texts | (() => Promise<Texts>);
  readonly en: Texts | (() => Promise<Texts>);
}

/** What a module's `web/index.ts` exports as `pages`. */
export interface WebModule {
  /** Below `/`. */
  readonly portalRoutes?: readonly RouteObject[];
  /** Below `/console`. */
  readonly consoleRoutes?: readonly RouteObject[];
  /** What the portal's first page and the header say, under the module's own namespace: each word costs everybody. */
  readonly resources?: Resources;
  /** What the portal's other pages say besides; they come with the first of these pages. */
  readonly portalResources?: Resources;
  /** What the console says besides; it comes with the console. */
  readonly consoleResources?: Resources;
  /** Blocks of the portal's first page; the lowest order comes first. Their files are `web/home*.tsx`. */
  readonly homeBlocks?: readonly HomeBlock[];
  readonly consoleLinks?: readonly ConsoleLink[];
  /** Panels below the editor of a service's rules, such as what a change does to past applications. */
  readonly ruleEditorPanels?: readonly RuleEditorPanel[];
  /** Who is signed in and how to sign in or out; one module gives it. */
  readonly Session?: ComponentType<{ area: 'portal' | 'console' }>;
}

/** A link in the console's top bar. */
interface ConsoleLink {
  readonly to: string;
  /** A key with its namespace: `cases:inbox.title`. */
  readonly text: string;
  /** What its page begins with, by its id: who may not call it is not shown the link. */
  readonly operation: string;
}

interface HomeBlock {
  readonly order: number;
  readonly lazy: () => Promise<{ Component: ComponentType }>;
}
