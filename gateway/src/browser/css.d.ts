/** Style sheets are imported for the bundler; they have no values. */
declare module '*.css';
