import type { ServiceFiles } from '@zhiban/catalogue';
import { CommandError } from './run.ts';

/** The id of a service package. @throws CommandError CLI_NO_ID */
export function idOf(files: ServiceFiles): string {
  const id = /^id:\s*([a-z][a-z0-9-]*)/m.exec(files['service.yaml'] ?? '')?.[1];
  if (!id)
    throw new CommandError(
      'CLI_NO_ID',
      { zh: 'service.yaml 里没有 id。', en: 'service.yaml has no id.' },
      { zh: '请先运行 zhiban service lint。', en: 'Run zhiban service lint first.' },
    );
  return id;
}
