export { Empty, type EmptyProps } from './components/empty.tsx';
export { ErrorView, type ErrorViewProps } from './components/error-view.tsx';
export { FactLine, type FactLineProps } from './components/fact-line.tsx';
export { type ControlProps, Field, type FieldProps } from './components/field.tsx';
export { FileDrop, type FileDropProps } from './components/file-drop.tsx';
export type { Upload } from './components/file-progress.tsx';
export { Block, type BlockProps, Columns, Row, Stack } from './components/layout.tsx';
export { Loading } from './components/loading.tsx';
export { Page, type PageProps } from './components/page.tsx';
export { type ImageBox, PageImage, type PageImageProps } from './components/page-image.tsx';
export { PagedList, type PagedListProps } from './components/paged-list.tsx';
export { type PlatformError, platformErrorOf } from './components/platform-error.ts';
export { Provenance, type ProvenanceProps, type Trust } from './components/provenance.tsx';
export { ReadAloud, type ReadAloudProps } from './components/read-aloud.tsx';
export {
  LegalBases,
  type LegalBasis,
  type Reason,
  ReasonList,
  type ReasonListProps,
} from './components/reason-list.tsx';
export { SaveState, type SaveStateProps } from './components/save-state.tsx';
export { SearchBox, type SearchBoxProps } from './components/search-box.tsx';
export { type State, StateIcon, StateTag } from './components/state-tag.tsx';
export { Steps, type StepsProps } from './components/steps.tsx';
export { Timeline, type TimelineEvent } from './components/timeline.tsx';
export { type Pane, Panes, type PanesProps } from './console/panes.tsx';
export { ShortcutHelp } from './console/shortcut-help.tsx';
export { type Shortcut, useShortcuts } from './console/shortcuts.ts';
export {
  type DateInput,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatTime,
} from './format/format.ts';
export { useFormat } from './format/use-format.ts';
export { type Action, ActionButton } from './navigation/action.tsx';
export { Link, type LinkProps } from './navigation/link.tsx';
export { LinkList, type LinkListProps } from './navigation/link-list.tsx';
export { NavigationProvider } from './navigation/navigation.tsx';
export { uiResources } from './text/resources.ts';
export { useBilingual } from './text/use-bilingual.ts';
export { useDocumentLanguage } from './text/use-document-language.ts';
export { useThemeName } from './theme/theme-context.ts';
export { ThemeProvider } from './theme/theme-provider.tsx';
export type { Density, ThemeName } from './theme/tokens.ts';
export { useMedia } from './theme/use-media.ts';
