export function Operate() {
  return null;
}
