// The least that an Electron app can be: one window with a line of text. What Guichet is compared with.
'use strict';
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<title>bare</title><p>Bonjour</p>');
  await window.webContents.executeJavaScript('new Promise((done) => requestAnimationFrame(() => done(null)))');
  process.stdout.write('guichet:usable\n');
});
