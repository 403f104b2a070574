/** The name of a variable, an environment variable, a secret or an axis of a matrix, as references spell it. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
