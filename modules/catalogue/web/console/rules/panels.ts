import { type ComponentType, createContext } from 'react';
import type { ServiceFiles } from '../../../model/files.ts';

/** What the rule editor tells a panel of another module. */
export interface RuleEditorPanelProps {
  readonly serviceId: string;
  /** The package as it is being edited; it may not compile. */
  readonly files: ServiceFiles;
}

/** A panel that another module shows below the rule editor: `ruleEditorPanels` of its `pages`. */
export interface RuleEditorPanel {
  /** The lowest comes first. */
  readonly order: number;
  readonly lazy: () => Promise<{ Component: ComponentType<RuleEditorPanelProps> }>;
}

/** The panels of all modules: the app composes them, the editor shows them. */
export const RuleEditorPanels = createContext<readonly RuleEditorPanel[]>([]);
