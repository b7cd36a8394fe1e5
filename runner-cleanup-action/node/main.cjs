require("../../node/launch.cjs").start("runner-cleanup-action");
