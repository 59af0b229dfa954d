/** The platform cannot start with this environment. The message names the variable, and never its value. */
export class ConfigError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ConfigError';
  }
}
