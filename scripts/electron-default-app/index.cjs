// Stand-in for the default app of the official Electron distribution, used only with the fallback runtime of development:
// reads the command line, loads the modules asked for by `-r` (Playwright injects its loader so), then runs the app given.
'use strict';
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app } = require('electron');

function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') preloads.push(args[(index += 1)]);
    else if (arg.startsWith('--require=')) preloads.push(arg.slice('--require='.length));
    else if (arg.startsWith('--app=')) return { preloads, target: arg.slice('--app='.length) };
    else if (arg === '-v' || arg === '--version') return { preloads, answer: `v${process.versions.electron}` };
    else if (arg === '-a' || arg === '--abi') return { preloads, answer: process.versions.modules };
    else if (!arg.startsWith('-')) return { preloads, target: arg };
  }
  return { preloads };
}

/** What Electron takes from the app's package.json before the app runs. */
function applyPackage(folder) {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return false;
  const described = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (described.version) app.setVersion(described.version);
  const name = described.productName || described.name;
  if (name) app.name = name;
  app.setDesktopName(described.desktopName || `${app.name}.desktop`);
  return true;
}

function runApp(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const folder = path.resolve(target);
  const described = applyPackage(folder);
  const entry = Module._resolveFilename(folder, null, true);
  app.setAppPath(described ? folder : path.dirname(entry));
  Module._load(folder, module, true);
}

const { preloads, target, answer } = readArguments(process.argv.slice(1));
if (answer) {
  process.stdout.write(`${answer}\n`);
  app.exit(0);
} else {
  try {
    Module._preloadModules(preloads.map((name) => (name.startsWith('.') ? path.resolve(name) : name)));
    if (!target) throw new Error('usage: electron [options] <path to app>');
    runApp(target);
  } catch (error) {
    process.stderr.write(
      `The app threw an error while loading\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    app.exit(1);
  }
}
