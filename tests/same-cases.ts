import fc from 'fast-check';

// Every property draws the same cases in every run of `npm test`; `npm run hunt` draws others (why: docs/decisions/0072).
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['GUICHET_SEED'] ?? 20) });
