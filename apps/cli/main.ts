import { Command, Option } from 'commander';
import { type Language, language } from './language.ts';
import { run } from './run.ts';
import { approveCommand } from './service-approve.ts';
import { lintCommand } from './service-lint.ts';
import { publishCommand } from './service-publish.ts';
import { testCommand } from './service-test.ts';
import type { SignInOptions } from './sign-in.ts';

const program = new Command('zhiban').description('智办的命令行 / The command line of Zhiban');
const service = program.command('service').description('事项包：检查、测试、发布 / Service packages');

const lang = () =>
  new Option('--lang <lang>', '语言 / language').choices(['zh', 'en']).default(language(process.env));
const json = () => new Option('--json', '输出一个 JSON 对象 / print one JSON object');

service
  .command('lint')
  .description('检查事项包 / check a package')
  .argument('<folder>', '事项包的文件夹 / its folder')
  .addOption(lang())
  .addOption(json())
  .action((folder: string, options) => run(options, () => lintCommand(folder)));

service
  .command('test')
  .description('运行事项包的示例 / decide its example cases')
  .argument('<folder>', '事项包的文件夹 / its folder')
  .addOption(lang())
  .addOption(json())
  .action((folder: string, options) => run(options, () => testCommand(folder)));

for (const { name, description, args, act } of [
  {
    name: 'publish',
    description: '提交新版本，等另一位事项管理人员批准 / propose a version',
    args: [['<folder>', '事项包的文件夹 / its folder']],
    act: publishCommand,
  },
  {
    name: 'approve',
    description: '批准别人提交的版本 / publish a version that somebody else proposed',
    args: [
      ['<service>', '事项编号 / id of the service'],
      ['<version>', '版本号 / number of the version'],
    ],
    act: approveCommand,
  },
] as const) {
  const command = service.command(name).description(description);
  for (const [argument, text] of args) command.argument(argument, text);
  command
    .option('--server <url>', '服务器地址 / address of the server', 'http://127.0.0.1:3000')
    .option('--user <name>', '用户名 / user name')
    .option(
      '--password <text>',
      '密码；也可用环境变量 ZHIBAN_PASSWORD / or ZHIBAN_PASSWORD',
      process.env.ZHIBAN_PASSWORD,
    )
    .option('--code <digits>', '动态验证码 / one-time code')
    .addOption(lang())
    .addOption(json())
    .action(() => {
      const options = command.opts<SignInOptions & { lang: Language; json?: boolean }>();
      return run({ lang: options.lang, json: options.json }, () => act(command.args, options));
    });
}

await program.parseAsync();
