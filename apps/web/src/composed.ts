import type { WebModule } from './module.ts';
import * as modules from './modules.ts';

const all = Object.values<WebModule>(modules);

/** The pages of all modules put together. */
export const composed = {
  portalRoutes: all.flatMap(module => module.portalRoutes ?? []),
  consoleRoutes: all.flatMap(module => module.consoleRoutes ?? []),
  consoleLinks: all.flatMap(module => module.consoleLinks ?? []),
  homeBlocks: all.flatMap(module => module.homeBlocks ?? []).sort((a, b) => a.order - b.order),
  ruleEditorPanels: all.flatMap(module => module.ruleEditorPanels ?? []).sort((a, b) => a.order - b.order),
  resources: all.flatMap(module => module.resources ?? []),
  portalResources: all.flatMap(module => module.portalResources ?? []),
  consoleResources: all.flatMap(module => module.consoleResources ?? []),
  Session: all.find(module => module.Session)?.Session,
};
