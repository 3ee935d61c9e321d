declare module "quadprog" {
  /** All lists and matrices count from 1: the item at 0 is not looked at. */
  type FromOne = (number | undefined)[];
  type MatrixFromOne = (FromOne | undefined)[];

  /**
   * Minimises 1/2 x'Dx - d'x where A'x >= b, the first `equalities` of them as equations. D, d, A and b are overwritten, and
   * the signs of the multipliers of equations are lost.
   */
  export function solveQP(
    D: MatrixFromOne,
    d: FromOne,
    A: MatrixFromOne,
    b: FromOne,
    equalities: number,
  ): {
    readonly solution: FromOne;
    readonly Lagrangian: FromOne;
    /** Empty when it was solved. */
    readonly message: string;
  };
}
