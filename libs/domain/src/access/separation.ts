/** Somebody as a natural person, whichever of their accounts they use. */
interface Person {
  readonly personId: string;
}

/** Two accounts of one natural person are one person: what one drafted the other may not approve (SoD-1, SoD-2). */
export const sameNaturalPerson = (a: Person, b: Person): boolean => a.personId === b.personId;

/** This natural person has acted in this matter for another department than the one they would act for now (SoD-12). */
export const actsForAnother = (
  acted: readonly (Person & { readonly departmentId: string })[],
  actor: Person,
  departmentId: string,
): boolean => acted.some((act) => sameNaturalPerson(act, actor) && act.departmentId !== departmentId);
