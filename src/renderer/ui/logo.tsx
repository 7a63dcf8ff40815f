type LogoProps = { readonly className?: string };

/** The counter bell of Guichet. */
export const Logo = ({ className = 'logo' }: LogoProps) => (
  <svg className={className} viewBox="0 0 28 28" aria-hidden="true">
    <rect width="28" height="28" rx="6" fill="var(--accent)" />
    <path
      d="M7 16.5V12a7 7 0 0 1 14 0v4.5"
      fill="none"
      stroke="var(--on-accent)"
      strokeWidth="2.4"
      strokeLinecap="round"
    />
    <path d="M4.5 19.5h19" stroke="var(--on-accent)" strokeWidth="2.4" strokeLinecap="round" />
    <path d="M10.5 19.5v4h7v-4" fill="var(--on-accent)" />
  </svg>
);
