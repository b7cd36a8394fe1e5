package org.kohsuke.planted;

/** Stands for a class of the GitHub library, which is not on this class path. */
public final class Repository {}
