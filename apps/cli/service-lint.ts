import { lintService } from '@zhiban/catalogue';
import { findingsText } from './findings-text.ts';
import { openFolder } from './folder.ts';
import type { Outcome } from './run.ts';

/** `zhiban service lint FOLDER`: fails on errors, not on warnings. */
export async function lintCommand(folder: string): Promise<Outcome> {
  const { name, files } = await openFolder(folder);
  const findings = await lintService(files);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return {
    ok: errors === 0,
    json: { package: name, errors, warnings, findings },
    text(language) {
      const sum =
        language === 'zh'
          ? `${errors === 0 ? '✓' : '✗'} ${name}：${errors} 处错误，${warnings} 处提醒`
          : `${errors === 0 ? '✓' : '✗'} ${name}: ${errors} errors, ${warnings} warnings`;
      return [findingsText(findings, language), sum].filter(Boolean).join('\n');
    },
  };
}
