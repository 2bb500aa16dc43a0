export function Preview(_: { product: string; isStale: boolean }) {
  return null;
}
