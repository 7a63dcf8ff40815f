const Screen = () => (
  <>
    <rect width="44" height="30" rx="3" fill="var(--accent)" stroke="var(--accent)" strokeWidth="2" />
    <path d="M16 38h12M22 30v8" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
    <path
      d="M13 18v-3a9 9 0 0 1 18 0v3M10 20.5h24"
      fill="none"
      stroke="var(--on-accent)"
      strokeWidth="2.2"
      strokeLinecap="round"
    />
  </>
);

const Other = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <g transform={`translate(${x} ${y}) scale(0.8)`}>
    <rect width="44" height="30" rx="3" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="2" />
    <path d="M16 38h12M22 30v8" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
  </g>
);

/** One desk with a town of its own. */
export const DemoPicture = () => (
  <svg viewBox="0 0 220 96" aria-hidden="true">
    <g transform="translate(77 14) scale(1.5)">
      <Screen />
    </g>
  </svg>
);

/** One desk that keeps the data, the others around it. */
export const HubPicture = () => (
  <svg viewBox="0 0 220 96" aria-hidden="true">
    <path d="M70 40 50 26M150 40l20-14M72 52 50 70M148 52l22 18" stroke="var(--ink-2)" strokeWidth="2" />
    <g transform="translate(77 14) scale(1.5)">
      <Screen />
    </g>
    <Other x={12} y={4} />
    <Other x={173} y={4} />
    <Other x={12} y={56} />
    <Other x={173} y={56} />
  </svg>
);

/** A desk on its way to a server. */
export const JoinPicture = () => (
  <svg viewBox="0 0 220 96" aria-hidden="true">
    <path d="M88 46h44" stroke="var(--ink-2)" strokeWidth="2" strokeDasharray="5 5" />
    <path d="m126 40 7 6-7 6" fill="none" stroke="var(--ink-2)" strokeWidth="2" />
    <g transform="translate(18 18) scale(1.4)">
      <Screen />
    </g>
    <g transform="translate(146 14)">
      <rect width="52" height="64" rx="4" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="2" />
      <path d="M0 22h52M0 43h52" stroke="var(--ink)" strokeWidth="2" />
      <circle cx="11" cy="11" r="2.5" fill="var(--ink)" />
      <circle cx="11" cy="32" r="2.5" fill="var(--ink)" />
      <circle cx="11" cy="53" r="2.5" fill="var(--ink)" />
    </g>
  </svg>
);
