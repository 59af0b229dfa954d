/** A natural person, whichever of their accounts is used. */
interface Person {
  readonly personId: string;
}

/**
 * True if two accounts belong to one natural person, who may not approve with one what they drafted with the other
 * (SoD-1, SoD-2).
 */
export const sameNaturalPerson = (a: Person, b: Person): boolean => a.personId === b.personId;

/** True if this natural person has already acted in the matter for a department other than `departmentId` (SoD-12). */
export const actsForAnother = (
  acted: readonly (Person & { readonly departmentId: string })[],
  actor: Person,
  departmentId: string,
): boolean => acted.some((act) => sameNaturalPerson(act, actor) && act.departmentId !== departmentId);
