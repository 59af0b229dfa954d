import {
  NUMBER_UNITS,
  OUR_NUMBERS,
  policyDifferences,
  POLICY_REGISTER,
  type OptionDifference,
  type OurNumber,
  type Policy,
  type PolicyContent,
  type RegisteredPoint,
} from '#libs/domain';
import type { OwnNumbers, PolicyRegister, PolicyView, PolicyWhatIf } from '#libs/http';
import type { PolicyVersion } from '#libs/persistence';
import type { Wordless } from '../reader/words.js';

export function policyView(
  { uploadedPerson: _, ...shown }: PolicyVersion,
  policy: Policy,
  inForce: Policy,
): PolicyView {
  const { options, limits } = policyDifferences(inForce, policy);
  return {
    ...shown,
    options: { ...policy.options },
    localLimits: [...policy.localLimits],
    differences: { options: options.map(optionView), limits: [...limits] },
  };
}

export function policyWhatIf(
  policy: PolicyContent,
  inForce: PolicyContent,
  openClocks: number,
): Wordless<PolicyWhatIf> {
  const { options, limits } = policyDifferences(inForce, policy);
  return {
    options: options.map((one) => ({ ...optionView(one), readBy: one.point.readBy, uses: [...one.point.uses] })),
    limits: [...limits],
    openClocks,
  };
}

/** The register of open points, with the option that is in force for each. */
export function policyRegisterView(inForce: Policy): Wordless<PolicyRegister> {
  const chosen = new Map(Object.entries(inForce.options));
  return {
    items: POLICY_REGISTER.map((point) => {
      const { id, question, why, readBy, uses } = point;
      const own = { id, question, why, default: point.default, inForce: chosen.get(id) ?? point.default };
      return { ...own, readBy, uses: [...uses], options: optionsOf(point) };
    }),
  };
}

const optionsOf = ({ options, notOffered }: RegisteredPoint) =>
  Object.entries(options).map(([option, says]) => ({ option, says, notOffered: notOffered?.[option] ?? null }));

function optionView({ point, before, after }: OptionDifference) {
  const { id, question, options } = point;
  const read = (option: string) => ({ option, says: options[option] ?? option });
  return { id, question, before: read(before), after: read(after) };
}

/** The numbers that this platform has chosen where the Regulation names none. */
export const ownNumbersView = (): OwnNumbers => ({
  items: Object.entries<OurNumber>(OUR_NUMBERS).map(([name, { value, unit, meaning, why, point }]) => ({
    name,
    value,
    unit,
    unitTitle: NUMBER_UNITS[unit],
    meaning,
    why,
    point,
  })),
});
