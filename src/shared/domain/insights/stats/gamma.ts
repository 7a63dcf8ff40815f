const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function for x > 0 (Lanczos 1964, g = 7, nine terms; error below 1e-13 of the value). */
export const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = lanczos.reduce((total, term, index) => total + term / (shifted + index + 1), 0.9999999999998099);
  const top = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(top) - top + Math.log(sum);
};

const enough = 1e-15;
const mostTerms = 100_000;

// x^a e^-x / gamma(a), around which both expansions turn.
const front = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a));

const lowerBySeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && term > sum * enough; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * front(a, x);
};

// Modified Lentz.
const upperByFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < mostTerms; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    value *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return value * front(a, x);
};

/**
 * Regularised lower incomplete gamma function P(a, x), the share of a gamma distribution of shape a up to x (Abramowitz and Stegun
 * 6.5.29 below a + 1, continued fraction 6.5.31 above). For whole a: P(a, x) = chance that a Poisson count of mean x is at least a.
 */
export const gammaShare = (a: number, x: number): number => {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
};

/** The place between two bounds at which a rising function reaches a value, by halving until numbers of 64 bits end. */
export const placeOf = (rising: (x: number) => number, value: number, from: number, to: number): number => {
  let low = from;
  let high = to;
  for (let step = 0; step < 200; step += 1) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
};
