import { Command } from 'commander';
import { addBackupCommands } from './backup-commands.ts';
import { addEvidenceCommands } from './evidence-commands.ts';
import { addKeysCommands } from './keys-commands.ts';
import { addLicenceCommands } from './licence-commands.ts';
import { addRulesCommands } from './rules-commands.ts';
import { addServiceCommands } from './service-commands.ts';
import { addWitnessCommands } from './witness-commands.ts';

const program = new Command('zhiban').description('智办的命令行 / The command line of Zhiban');
addServiceCommands(program.command('service').description('事项包：检查、测试、发布 / Service packages'));
addRulesCommands(program.command('rules').description('规则：检查、试算、转成 SQL / Decision rules'));
addLicenceCommands(program.command('licence').description('证照：离线核验 / Licences'));
addEvidenceCommands(program.command('evidence').description('存证：离线核验、重放、审计 / Evidence'));
addWitnessCommands(
  program.command('witness').description('存证日志的见证方 / A witness of the evidence log'),
);
addKeysCommands(program.command('keys').description('主密钥：查看、更换 / Master keys'));
addBackupCommands(program);

await program.parseAsync();
