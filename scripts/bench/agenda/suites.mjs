// What `npm run bench:agenda` measures. A suite is `{ name, what, builds, run }`: `builds` are names of scripts/lib/builds.mjs that it
// needs; `run({ rounds, say })` resolves to `{ figures, goals }`, a goal being `{ name, value, wanted }` with `wanted` like `< 30` or
// `>= 3`. Add yours as one line; it is loaded only when it runs.
export const suites = {
  slots: async () => (await import('./slots.mjs')).slots,
  view: async () => (await import('../agenda-view/view.mjs')).view,
  people: async () => (await import('../people/people.mjs')).people,
};
