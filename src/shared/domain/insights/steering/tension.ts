/** Tension of a service = requests / places: above 1 it is asked more than it can hold. `null` without places. */
export const tension = (requests: number, places: number): number | null => (places > 0 ? requests / places : null);
