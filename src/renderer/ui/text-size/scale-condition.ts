const upTo = (value: number, times: number): number => Math.ceil((value + 1) * times) - 1;
const from = (value: number, times: number): number => Math.ceil(value * times);

/**
 * The condition of a media query for letters `times` as large: a layout that needs 900 px asks for 1350 where they are half as large again. The root's letters
 * do not move a media query, not even one in rem. Whole pixels, and what ends at 899 px and begins at 900 px still meets. What is in em stays.
 */
export const scaleCondition = (condition: string, times: number): string =>
  condition
    .replaceAll(/max-(width|height): (\d+)px/g, (_, side: string, value: string) => {
      return `max-${side}: ${upTo(Number(value), times)}px`;
    })
    .replaceAll(/(min-(?:width|height): |(?:width|height) [<>]=? )(\d+)px/g, (_, head: string, value: string) => {
      return `${head}${from(Number(value), times)}px`;
    })
    .replaceAll(/(\d+(?:\.\d+)?)rem/g, (_, value: string) => `${Number(value) * times}rem`);
