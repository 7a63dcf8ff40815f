// Loaded in the app before its own code, after the driver's loader. The driver lets the app go on before a journey can put its scripts in the way
// of the pages: a page that was made meanwhile never got them. So the app waits for `beginJourney`.
const { app } = require('electron');

const whenReady = app.whenReady.bind(app);
const held = new Promise((resolve) => {
  globalThis.beginJourney = resolve;
});
app.whenReady = () => held.then(whenReady);
