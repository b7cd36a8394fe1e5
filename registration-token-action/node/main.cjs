require("../../node/launch.cjs").start("registration-token-action");
