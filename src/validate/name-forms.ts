/** What a name of a manifest or of an environment looks like. */
export const LABEL_FORM = 'a DNS label: lower-case letters, digits and `-`, at most 63, with no `-` at either end';

/** What a name that a reference spells looks like. */
export const NAME_FORM = 'a name of letters, digits and `_` that does not begin with a digit';
