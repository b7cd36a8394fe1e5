require("../../node/launch.cjs").start("deploy-action");
