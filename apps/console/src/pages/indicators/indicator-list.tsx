export function IndicatorList() {
  return null;
}
