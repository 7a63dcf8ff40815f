import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { debugSwitchOf } from './debug-switch';

const found = (argument: string, platform = 'linux'): string => debugSwitchOf(['guichet', argument], {}, platform);

describe('what a packed app does not start with', () => {
  it.each([
    ['--remote-debugging-port=9222', '--remote-debugging-port'],
    ['--remote-debugging-port', '--remote-debugging-port'],
    ['--remote-debugging-pipe', '--remote-debugging-pipe'],
    ['--remote-debugging-address=0.0.0.0', '--remote-debugging-address'],
    ['-remote-debugging-port=9222', '--remote-debugging-port'],
    ['--Inspect', '--inspect'],
    ['--inspect=0.0.0.0:9229', '--inspect'],
    ['--inspect-brk', '--inspect-brk'],
    ['--inspect-brk-node=1', '--inspect-brk-node'],
    ['--debug-brk', '--debug-brk'],
    ['--js-flags=--expose-gc', '--js-flags'],
    ['--load-extension=/tmp/x', '--load-extension'],
    ['--disable-web-security', '--disable-web-security'],
    ['--renderer-cmd-prefix=gdb', '--renderer-cmd-prefix'],
    ['--gpu-launcher=sh', '--gpu-launcher'],
    ['--log-net-log=/tmp/Jeanne Martin.json', '--log-net-log'],
    ['--ssl-key-log-file=/tmp/keys', '--ssl-key-log-file'],
    ['--zygote-cmd-prefix=gdb', '--zygote-cmd-prefix'],
    ['--enable-logging=file', '--enable-logging'],
    ['--log-file=/tmp/x', '--log-file'],
    ['--trace-startup=*', '--trace-startup'],
    ['--host-resolver-rules=MAP * 10.0.0.9', '--host-resolver-rules'],
    ['--proxy-server=10.0.0.9:80', '--proxy-server'],
    ['--ignore-certificate-errors-spki-list=x', '--ignore-certificate-errors-spki-list'],
    ['--wait-for-debugger-children', '--wait-for-debugger-children'],
    ['--single-process', '--single-process'],
  ])('%s', (argument, name) => {
    expect(found(argument)).toBe(name);
  });

  it('a slash is a switch on Windows alone', () => {
    expect(found('/inspect', 'win32')).toBe('--inspect');
    expect(found('/inspect')).toBe('');
  });

  it.each(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'SSLKEYLOGFILE'])(
    '%s in the environment, unless it is empty',
    (name) => {
      expect(debugSwitchOf(['guichet'], { [name]: '1' }, 'linux')).toBe(name);
      expect(debugSwitchOf(['guichet'], { [name]: '' }, 'linux')).toBe('');
    },
  );

  it.each(['--lang=fr', '--no-sandbox', '--user-data-dir=/tmp/inspect', '--kiosk', '--type=renderer', 'inspect', ''])(
    'lets %j pass',
    (argument) => {
      expect(found(argument)).toBe('');
    },
  );

  it('is total, and never says a value', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.constantFrom('linux', 'win32', 'darwin'), (argv, platform) => {
        expect(debugSwitchOf(argv, {}, platform)).not.toContain('=');
      }),
    );
  });
});
