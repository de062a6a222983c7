import { Command } from 'commander';
import { addLicenceCommands } from './licence-commands.ts';
import { addRulesCommands } from './rules-commands.ts';
import { addServiceCommands } from './service-commands.ts';

const program = new Command('zhiban').description('智办的命令行 / The command line of Zhiban');
addServiceCommands(program.command('service').description('事项包：检查、测试、发布 / Service packages'));
addRulesCommands(program.command('rules').description('规则：检查、试算、转成 SQL / Decision rules'));
addLicenceCommands(program.command('licence').description('证照：离线核验 / Licences'));

await program.parseAsync();
