/**
 * Calls that rules on CloudTrail are about, by service: enough to write one without looking them up, not every call
 * there is. What the open logs hold is offered beside them.
 */
const CALLS: Readonly<Record<string, string>> = {
  'ec2.amazonaws.com': `AssociateIamInstanceProfile AttachVolume AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress
    CopyImage CopySnapshot CreateFleet CreateImage CreateInstanceExportTask CreateInternetGateway CreateKeyPair CreateLaunchTemplate
    CreateLaunchTemplateVersion CreateNetworkAclEntry CreateRoute CreateSecurityGroup CreateSnapshot CreateSnapshots
    CreateTrafficMirrorSession CreateTrafficMirrorTarget CreateVolume CreateVpc CreateVpcPeeringConnection DeleteFlowLogs DeleteKeyPair
    DeleteNetworkAcl DeleteNetworkAclEntry DeleteSecurityGroup DeleteSnapshot DeleteVolume DescribeImages DescribeInstanceAttribute
    DescribeInstances DescribeInstanceTypeOfferings DescribeKeyPairs DescribeRegions DescribeSecurityGroups DescribeSnapshotAttribute
    DescribeSnapshots DescribeSubnets DescribeVolumes DescribeVpcs DisableEbsEncryptionByDefault DisableSerialConsoleAccess
    EnableSerialConsoleAccess GetConsoleOutput GetConsoleScreenshot GetEbsEncryptionByDefault GetPasswordData ImportImage ImportKeyPair
    ModifyImageAttribute ModifyInstanceAttribute ModifyInstanceMetadataOptions ModifySecurityGroupRules ModifySnapshotAttribute
    RebootInstances ReplaceIamInstanceProfileAssociation RequestSpotFleet RequestSpotInstances RevokeSecurityGroupEgress
    RevokeSecurityGroupIngress RunInstances StartInstances StopInstances TerminateInstances UpdateSecurityGroupRuleDescriptionsIngress`,
  'ec2-instance-connect.amazonaws.com': 'OpenTunnel SendSerialConsoleSSHPublicKey SendSSHPublicKey',
  'iam.amazonaws.com': `AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile AddUserToGroup AttachGroupPolicy AttachRolePolicy
    AttachUserPolicy ChangePassword CreateAccessKey CreateAccountAlias CreateGroup CreateInstanceProfile CreateLoginProfile
    CreateOpenIDConnectProvider CreatePolicy CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole
    CreateServiceSpecificCredential CreateUser CreateVirtualMFADevice DeactivateMFADevice DeleteAccessKey DeleteAccountPasswordPolicy
    DeleteGroupPolicy DeleteLoginProfile DeletePolicy DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUser
    DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachGroupPolicy DetachRolePolicy DetachUserPolicy EnableMFADevice
    GenerateCredentialReport GetAccountAuthorizationDetails GetAccountSummary GetCredentialReport GetLoginProfile GetPolicyVersion GetRole
    GetUser ListAccessKeys ListAttachedRolePolicies ListAttachedUserPolicies ListGroups ListInstanceProfiles ListMFADevices ListPolicies
    ListRoles ListSSHPublicKeys ListUsers ListUserPolicies PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary
    PutUserPolicy RemoveUserFromGroup ResyncMFADevice SetDefaultPolicyVersion SimulatePrincipalPolicy UpdateAccessKey
    UpdateAccountPasswordPolicy UpdateAssumeRolePolicy UpdateLoginProfile UpdateOpenIDConnectProviderThumbprint UpdateRole
    UpdateSAMLProvider UpdateUser UploadSSHPublicKey UploadSigningCertificate`,
  'sts.amazonaws.com': `AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo
    GetCallerIdentity GetFederationToken GetSessionToken`,
  'signin.amazonaws.com': `CheckMfa ConsoleLogin CredentialChallenge CredentialVerification ExitRole GetSigninToken PasswordRecoveryCompleted
    PasswordRecoveryRequested PasswordUpdated RenewRole SwitchRole UserAuthentication`,
  's3.amazonaws.com': `CopyObject CreateBucket DeleteBucket DeleteBucketCors DeleteBucketEncryption DeleteBucketLifecycle DeleteBucketPolicy
    DeleteBucketPublicAccessBlock DeleteBucketReplication DeleteBucketWebsite DeleteObject DeleteObjects GetBucketAcl GetBucketCors GetBucketEncryption
    GetBucketLifecycle GetBucketLocation GetBucketLogging GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock
    GetBucketReplication GetBucketVersioning GetObject GetObjectAcl HeadBucket HeadObject ListAllMyBuckets ListBuckets ListObjects
    ListObjectVersions PutAccountPublicAccessBlock PutBucketAcl PutBucketCors PutBucketEncryption PutBucketLifecycle
    PutBucketLogging PutBucketNotification PutBucketPolicy PutBucketPublicAccessBlock PutBucketReplication PutBucketVersioning
    PutBucketWebsite PutObject PutObjectAcl PutObjectLockConfiguration RestoreObject`,
  'cloudtrail.amazonaws.com': `AddTags CreateEventDataStore CreateTrail DeleteEventDataStore DeleteTrail DescribeTrails GetEventSelectors
    GetInsightSelectors GetTrail GetTrailStatus ListEventDataStores ListTrails LookupEvents PutEventSelectors PutInsightSelectors
    StartLogging StartQuery StopEventDataStoreIngestion StopLogging UpdateEventDataStore UpdateTrail`,
  'guardduty.amazonaws.com': `ArchiveFindings CreateDetector CreateFilter CreateIPSet CreateThreatIntelSet DeleteDetector DeleteMembers
    DeletePublishingDestination DisassociateFromAdministratorAccount DisassociateMembers GetDetector GetFindings ListDetectors
    ListFindings StopMonitoringMembers UpdateDetector UpdateFilter UpdateIPSet UpdatePublishingDestination UpdateThreatIntelSet`,
  'config.amazonaws.com': `DeleteConfigRule DeleteConfigurationAggregator DeleteConfigurationRecorder DeleteDeliveryChannel
    DeleteOrganizationConfigRule PutConfigRule PutConfigurationRecorder PutDeliveryChannel StopConfigurationRecorder`,
  'securityhub.amazonaws.com': `BatchDisableStandards BatchUpdateFindings CreateInsight DeleteInsight DeleteMembers DisableSecurityHub
    DisassociateFromAdministratorAccount GetFindings UpdateFindings UpdateInsight`,
  'access-analyzer.amazonaws.com':
    'CreateAnalyzer CreateArchiveRule DeleteAnalyzer ListAnalyzers ListFindings',
  'macie2.amazonaws.com':
    'CreateFindingsFilter DisableMacie DisassociateFromAdministratorAccount EnableMacie UpdateMacieSession',
  'kms.amazonaws.com': `CancelKeyDeletion CreateAlias CreateGrant CreateKey Decrypt DeleteImportedKeyMaterial DescribeKey DisableKey
    DisableKeyRotation EnableKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ImportKeyMaterial ListKeys PutKeyPolicy
    ReEncrypt ScheduleKeyDeletion UpdateKeyDescription`,
  'secretsmanager.amazonaws.com': `BatchGetSecretValue CreateSecret DeleteResourcePolicy DeleteSecret DescribeSecret GetRandomPassword GetResourcePolicy
    GetSecretValue ListSecrets ListSecretVersionIds PutResourcePolicy PutSecretValue RestoreSecret RotateSecret UpdateSecret`,
  'ssm.amazonaws.com': `CreateAssociation CreateDocument DeleteParameter DescribeInstanceInformation DescribeParameters GetCommandInvocation
    GetParameter GetParameterHistory GetParameters GetParametersByPath ListCommandInvocations ListCommands ModifyDocumentPermission
    PutParameter ResumeSession SendCommand StartAutomationExecution StartSession TerminateSession UpdateDocument`,
  'lambda.amazonaws.com': `AddLayerVersionPermission20181031 AddPermission20150331v2 CreateEventSourceMapping20150331 CreateFunction20150331
    CreateFunctionUrlConfig DeleteFunction20150331 GetFunction20150331v2 Invoke ListFunctions20150331 PublishLayerVersion20181031
    RemovePermission20150331v2 UpdateFunctionCode20150331v2 UpdateFunctionConfiguration20150331v2 UpdateFunctionUrlConfig`,
  'rds.amazonaws.com': `AddRoleToDBCluster AuthorizeDBSecurityGroupIngress CopyDBSnapshot CreateDBInstance CreateDBSnapshot
    DeleteDBCluster DeleteDBInstance DeleteDBSnapshot DescribeDBInstances DescribeDBSnapshots ModifyDBCluster ModifyDBClusterSnapshotAttribute
    ModifyDBInstance ModifyDBSnapshotAttribute RestoreDBInstanceFromDBSnapshot StartExportTask StopDBInstance`,
  'organizations.amazonaws.com': `AttachPolicy CreateAccount CreateOrganization DeletePolicy DeregisterDelegatedAdministrator DescribeOrganization DetachPolicy
    DisableAWSServiceAccess DisablePolicyType EnableAWSServiceAccess InviteAccountToOrganization LeaveOrganization ListAccounts
    ListDelegatedAdministrators MoveAccount RegisterDelegatedAdministrator RemoveAccountFromOrganization UpdatePolicy`,
  'sso.amazonaws.com': `AttachManagedPolicyToPermissionSet CreateAccountAssignment CreateInstanceAccessControlAttributeConfiguration
    CreatePermissionSet DeleteAccountAssignment GetRoleCredentials ListAccountRoles ListAccounts ProvisionPermissionSet
    PutInlinePolicyToPermissionSet PutMfaDeviceManagementForDirectory StartSSO UpdateSSOConfiguration Federate`,
  'sso-directory.amazonaws.com':
    'AddMemberToGroup CreateGroup CreateUser DisableExternalIdPConfigurationForDirectory UpdatePassword',
  'rolesanywhere.amazonaws.com':
    'CreateProfile CreateSession CreateTrustAnchor DeleteTrustAnchor UpdateTrustAnchor',
  'monitoring.amazonaws.com': 'DeleteAlarms DisableAlarmActions PutMetricAlarm SetAlarmState',
  'logs.amazonaws.com': `CreateExportTask DeleteDestination DeleteLogGroup DeleteLogStream DeleteResourcePolicy DeleteRetentionPolicy
    DeleteSubscriptionFilter GetLogEvents PutResourcePolicy PutRetentionPolicy PutSubscriptionFilter StartQuery`,
  'events.amazonaws.com': 'DeleteRule DisableRule PutRule PutTargets RemoveTargets',
  'route53.amazonaws.com': `AssociateVPCWithHostedZone ChangeResourceRecordSets CreateHostedZone DisableHostedZoneDNSSEC
    DisassociateVPCFromHostedZone`,
  'route53domains.amazonaws.com':
    'DisableDomainTransferLock RegisterDomain TransferDomain TransferDomainToAnotherAwsAccount',
  'route53resolver.amazonaws.com': 'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig',
  'ecs.amazonaws.com':
    'CreateCluster CreateService ExecuteCommand RegisterTaskDefinition RunTask StartTask UpdateService',
  'ecr.amazonaws.com': `BatchDeleteImage BatchGetImage CreateRepository DeleteRepository GetAuthorizationToken PutImage PutImageScanningConfiguration
    SetRepositoryPolicy`,
  'eks.amazonaws.com': `AssociateAccessPolicy AssociateIdentityProviderConfig CreateAccessEntry CreateCluster CreateFargateProfile CreateNodegroup
    DescribeCluster ListClusters UpdateClusterConfig`,
  'cloudformation.amazonaws.com':
    'CreateChangeSet CreateStack CreateStackInstances CreateStackSet DeleteStack ExecuteChangeSet UpdateStack',
  'autoscaling.amazonaws.com': 'CreateAutoScalingGroup CreateLaunchConfiguration UpdateAutoScalingGroup',
  'elasticloadbalancing.amazonaws.com':
    'CreateListener CreateLoadBalancer DeleteLoadBalancer ModifyListener ModifyLoadBalancerAttributes',
  'waf.amazonaws.com': 'DeleteRule DeleteRuleGroup DeleteWebACL UpdateWebACL',
  'wafv2.amazonaws.com':
    'DeleteIPSet DeleteLoggingConfiguration DeleteRuleGroup DeleteWebACL DisassociateWebACL UpdateWebACL',
  'acm.amazonaws.com': 'DeleteCertificate ExportCertificate ImportCertificate RequestCertificate',
  'acm-pca.amazonaws.com': 'CreateCertificateAuthority GetCertificateAuthorityCsr IssueCertificate',
  'apigateway.amazonaws.com': 'CreateApiKey CreateDeployment CreateRestApi GetApiKeys UpdateStage',
  'appstream.amazonaws.com': 'CreateFleet CreateStack CreateStreamingURL CreateUser',
  'backup.amazonaws.com':
    'DeleteBackupPlan DeleteBackupVault DeleteBackupVaultAccessPolicy DeleteRecoveryPoint StopBackupJob',
  'bedrock.amazonaws.com': `CreateModelInvocationJob DeleteGuardrail DeleteModelInvocationLoggingConfiguration GetFoundationModelAvailability
    GetModelInvocationLoggingConfiguration InvokeModel InvokeModelWithResponseStream Converse ConverseStream ListFoundationModels PutFoundationModelEntitlement
    PutModelInvocationLoggingConfiguration PutUseCaseForModelAccess CreateFoundationModelAgreement`,
  'cloudfront.amazonaws.com':
    'CreateDistribution CreateFunction DeleteDistribution PublishFunction UpdateDistribution',
  'codebuild.amazonaws.com':
    'BatchGetProjects CreateProject CreateWebhook ImportSourceCredentials StartBuild UpdateProject',
  'cognito-idp.amazonaws.com':
    'AdminCreateUser AdminInitiateAuth AdminSetUserPassword CreateUserPool UpdateUserPool',
  'cognito-identity.amazonaws.com': 'GetCredentialsForIdentity GetId SetIdentityPoolRoles UpdateIdentityPool',
  'dynamodb.amazonaws.com':
    'CreateTable DeleteTable ExportTableToPointInTime ListTables Scan UpdateContinuousBackups UpdateTable',
  'elasticache.amazonaws.com':
    'AuthorizeCacheSecurityGroupIngress CreateCacheSecurityGroup DeleteCacheCluster',
  'elasticfilesystem.amazonaws.com':
    'DeleteFileSystem DeleteFileSystemPolicy DeleteMountTarget PutFileSystemPolicy',
  'es.amazonaws.com': 'CreateDomain DeleteDomain UpdateDomainConfig',
  'glue.amazonaws.com': 'CreateDevEndpoint CreateJob UpdateDevEndpoint UpdateJob',
  'inspector2.amazonaws.com': 'CreateFilter Disable DisassociateMember UpdateFilter',
  'lightsail.amazonaws.com':
    'CreateInstances CreateKeyPair DeleteKeyPair DownloadDefaultKeyPair GetInstanceAccessDetails ImportKeyPair OpenInstancePublicPorts PutInstancePublicPorts',
  'ram.amazonaws.com':
    'AcceptResourceShareInvitation AssociateResourceShare CreateResourceShare EnableSharingWithAwsOrganization',
  'redshift.amazonaws.com':
    'AuthorizeSnapshotAccess CreateCluster DeleteCluster GetClusterCredentials ModifyCluster',
  'sagemaker.amazonaws.com': `CreateNotebookInstance CreatePresignedNotebookInstanceUrl CreateProcessingJob CreateTrainingJob
    UpdateNotebookInstanceLifecycleConfig`,
  'servicequotas.amazonaws.com': 'GetServiceQuota ListServiceQuotas RequestServiceQuotaIncrease',
  'ses.amazonaws.com': `CreateEmailIdentity DeleteIdentity GetAccount GetAccountSendingEnabled GetSendQuota ListIdentities PutAccountDetails SendEmail
    SendRawEmail UpdateAccountSendingEnabled VerifyDomainIdentity VerifyEmailIdentity`,
  'sns.amazonaws.com':
    'AddPermission CreateTopic DeleteTopic GetSMSAttributes Publish SetSMSAttributes SetTopicAttributes Subscribe',
  'sqs.amazonaws.com': 'AddPermission CreateQueue DeleteQueue PurgeQueue ReceiveMessage SetQueueAttributes',
  'support.amazonaws.com': 'AddCommunicationToCase CreateCase DescribeCases DescribeTrustedAdvisorChecks',
  'account.amazonaws.com':
    'DisableRegion EnableRegion PutAlternateContact PutContactInformation StartPrimaryEmailUpdate',
  'billingconsole.amazonaws.com':
    'AWSPaymentPortalService.DescribePaymentsDashboard GetBillingNotifications UpdateBillingPreferences',
  'ce.amazonaws.com': 'GetCostAndUsage GetCostForecast',
};

/** The names of the calls of each service, both in the order of the alphabet but for the services, the likelier first. */
export const CALLS_BY_SOURCE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(CALLS).map(([source, names]) => [source, names.split(/\s+/).toSorted()]),
);
