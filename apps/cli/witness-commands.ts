import type { Command } from 'commander';
import { addCommand, option } from './command.ts';
import { keyCommand, runCommand, type WitnessRunOptions } from './witness-run.ts';

/** `zhiban witness ...` */
export function addWitnessCommands(witness: Command): void {
  addCommand(witness, {
    name: 'key',
    description: '生成见证方的密钥，打印要列入策略的公钥 / make a key; prints what goes into the policy',
    arguments: [['<name>', '见证方的名称，如 audit-office / name']],
    options: [option('--out <file>', '密钥文件 / key file').makeOptionMandatory()],
    act: ([name = ''], options: { out: string }) => keyCommand(name, options),
  });
  addCommand(witness, {
    name: 'run',
    description: '盯住日志：核对前后一致、联署；发现分叉就停止并报警 / watch a log and countersign its heads',
    arguments: [],
    options: [
      option('--log <url>', '日志所在的服务器 / server of the log').makeOptionMandatory(),
      option(
        '--log-key <file>',
        '日志公钥的文件 / file with the public key of the log',
      ).makeOptionMandatory(),
      option('--key <file>', '见证方的密钥 / key of the witness').makeOptionMandatory(),
      option('--state <file>', '状态文件 / state file').makeOptionMandatory(),
      option('--every <seconds>', '间隔秒数 / seconds between looks', '5'),
      option('--port <port>', '状态页端口，0 为任意 / port of the status page', '0'),
      option(
        '--peer <url...>',
        '其他见证方的状态页，互相核对日志给各方看的是否一致 / status pages of other witnesses, to compare with',
      ).default([]),
      option('--once', '只看一次，有警报时退出码为 1 / one look; ends with 1 on an alarm'),
    ],
    act: (_values, options: WitnessRunOptions) => runCommand(options),
  });
}
