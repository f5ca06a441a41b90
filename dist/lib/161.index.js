export * from '../cli/161.index.js'
