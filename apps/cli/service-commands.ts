import type { Command } from 'commander';
import { addCommand } from './command.ts';
import { approveCommand } from './service-approve.ts';
import { lintCommand } from './service-lint.ts';
import { publishCommand } from './service-publish.ts';
import { simulateCommand } from './service-simulate.ts';
import { testCommand } from './service-test.ts';
import { type SignInOptions, signInOptions } from './sign-in.ts';

const FOLDER = ['<folder>', '事项包的文件夹 / its folder'] as const;

/** `zhiban service ...` */
export function addServiceCommands(service: Command): void {
  addCommand(service, {
    name: 'lint',
    description: '检查事项包 / check a package',
    arguments: [FOLDER],
    act: ([folder = '']) => lintCommand(folder),
  });
  addCommand(service, {
    name: 'test',
    description: '运行事项包的示例 / decide its example cases',
    arguments: [FOLDER],
    act: ([folder = '']) => testCommand(folder),
  });
  addCommand(service, {
    name: 'simulate',
    description: '在历史办件上试算改动 / what the package would change for past applications',
    arguments: [FOLDER],
    options: signInOptions(),
    act: (values, options: SignInOptions) => simulateCommand(values, options),
  });
  addCommand(service, {
    name: 'publish',
    description: '提交新版本，等另一位事项管理人员批准 / propose a version',
    arguments: [FOLDER],
    options: signInOptions(),
    act: publishCommand,
  });
  addCommand(service, {
    name: 'approve',
    description: '批准别人提交的版本 / publish a version that somebody else proposed',
    arguments: [
      ['<service>', '事项编号 / id of the service'],
      ['<version>', '版本号 / number of the version'],
    ],
    options: signInOptions(),
    act: approveCommand,
  });
}
