export * from '../cli/276.index.js'
